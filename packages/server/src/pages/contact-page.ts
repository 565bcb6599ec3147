import { listContacts, writeDay, type OutputOf, type UnitContact } from '@dongbo/contract';
import province from '@dongbo/contract/texts/province.json' with { type: 'json' };
import type { TFunction } from 'i18next';
import { framePage, hotline, visitorOf } from './frame.ts';
import { html, type Html } from './html.ts';
import { openingHours } from './opening-hours.ts';
import { prefixOf, type PageContext, type PublicPage } from './page.ts';
import { textsIn } from './page-texts.ts';

type Contacts = OutputOf<typeof listContacts>;

/** Whom to call, when the offices are open, and how each of them is reached; what nobody has published is said. */
export const contactPage: PublicPage = {
  path: '/lien-he',
  async render(ctx) {
    const t = textsIn(ctx.language);
    const q = (ctx.query.get('q') ?? '').trim().slice(0, 100);
    const [session, contacts] = await Promise.all([visitorOf(ctx), ctx.call(listContacts, q === '' ? {} : { q })]);
    const main = html` <h1 class="ds-heading" data-size="md">${t('contact.title')}</h1>
      ${forAll(t, contacts)}
      <form action="${prefixOf(ctx)}/lien-he" role="search" class="search-form">
        <div class="ds-field">
          <label class="ds-label" data-weight="medium" for="q">${t('contact.search')}</label>
          <p data-field="description" id="q-hint">${t('contact.search.hint')}</p>
          <div class="search-row">
            <input
              class="ds-input"
              type="search"
              id="q"
              name="q"
              value="${q}"
              maxlength="100"
              autocomplete="off"
              aria-describedby="q-hint"
            />
            <button class="ds-button" data-variant="primary" type="submit">${t('contact.find')}</button>
          </div>
        </div>
      </form>
      ${contacts.items.length === 0 ? nothingFound(ctx, q) : groups(t, contacts)}`;
    const crumbs = [{ text: t('home'), href: `${prefixOf(ctx)}/` }, { text: t('contact.title') }];
    const title = q === '' ? t('contact.title') : t('contact.title.words', { words: q });
    return framePage(ctx, { title, session, crumbs, main });
  },
};

/** What holds for every office: the hotline, and the hours that the legal clock counts. */
function forAll(t: TFunction, { hours }: Contacts): Html {
  const [usual] = hours;
  return html`<div class="contact-all">
    <section aria-labelledby="hotline-title">
      <h2 class="ds-heading" data-size="2xs" id="hotline-title">${t('contact.ask')}</h2>
      <p class="contact-number">${hotline(t)}</p>
      <p>${t('contact.ask.text', { number: province.hotline })}</p>
    </section>
    ${
      usual !== undefined &&
      html`<section aria-labelledby="hours-title">
        <h2 class="ds-heading" data-size="2xs" id="hours-title">${t('contact.hours')}</h2>
        ${openingHours(t, usual)}
        <p class="quiet">${t('contact.hours.holidays')}</p>
      </section>`
    }
  </div>`;
}

function nothingFound(ctx: PageContext, q: string): Html {
  const t = textsIn(ctx.language);
  return html`<section class="state-empty" aria-labelledby="none-title">
    <h2 class="ds-heading" data-size="xs" id="none-title">${t('contact.none', { words: q })}</h2>
    <p>${t('contact.none.text', { number: province.hotline })}</p>
    <p><a class="ds-link" href="${prefixOf(ctx)}/lien-he">${t('contact.all')}</a></p>
  </section>`;
}

const groupOf = ({ kind, commune }: UnitContact): string => {
  if (commune !== null) return 'commune';
  return kind === 'one-stop' ? 'province' : 'department';
};

function groups(t: TFunction, { items, hours }: Contacts): Html {
  const [usual] = hours;
  return html`${['province', 'commune', 'department'].map((group) => {
    const own = items.filter((item) => groupOf(item) === group);
    if (own.length === 0) return null;
    return html`<section aria-labelledby="group-${group}">
      <h2 class="ds-heading" data-size="xs" id="group-${group}">
        ${t(`contact.group.${group}`, { count: own.length })}
      </h2>
      <ul class="contact-list">
        ${own.map((item) => contact(t, item, item.calendar === usual?.calendar ? null : hours.find(({ calendar }) => calendar === item.calendar)))}
      </ul>
    </section>`;
  })}`;
}

function contact(t: TFunction, item: UnitContact, other: Contacts['hours'][number] | null | undefined): Html {
  const { address, phone, email, source, checkedOn } = item;
  return html`<li id="don-vi-${item.unitId}">
    <h3 class="ds-heading contact-name" data-size="2xs" lang="vi">${item.commune ?? item.name}</h3>
    ${item.commune !== null && html`<p lang="vi">${item.name}</p>`}
    ${address !== null && html`<p lang="vi">${address}</p>`}
    ${phone === null ? html`<p class="quiet">${t(address === null ? 'contact.unknown' : 'contact.no-phone', { number: province.hotline })}</p>` : html`<p><a class="ds-link" href="tel:${phone.replaceAll(/[^\d+]/g, '')}">${phone}</a></p>`}
    ${email !== null && html`<p><a class="ds-link" href="mailto:${email}">${email}</a></p>`}
    ${other !== null && other !== undefined && openingHours(t, other)}
    ${item.formerly.length > 0 && html`<p class="quiet contact-formerly">${t('contact.formerly')} <span lang="vi">${item.formerly.map((former) => former.split(',')[0]).join(', ')}</span></p>`}
    ${source !== null && checkedOn !== null && html`<p class="quiet contact-formerly">${t('contact.source', { source, day: writeDay(checkedOn) })}</p>`}
  </li>`;
}
