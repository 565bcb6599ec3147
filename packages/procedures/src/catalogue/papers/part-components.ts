import type { Component, Procedure } from '@dongbo/contract/procedures';

type Groups = Procedure['componentGroups'];

/** The portal's table of papers was flattened: the numbers of one paper stand glued to the name of the next ("…31/12/20251 bản
 * chính,1 bản saoĐơn đề nghị"). Prose that names numbers ("nộp 01 bản chính tờ khai") has a blank or a stop behind them. */
const gluedCounts =
  /(\d+) bản chính(?:, ?(?:(\d+) bản sao)?)?(?=$|[^\s,.;:)/])|(?<=[^\s(]),?(\d+) bản sao(?=$|[^\s,.;:)/])/gu;

/** More originals or copies of one paper than anybody asks for: the number of a form ran into the count. */
const mostCopies = 20;

interface Part {
  readonly text: string;
  readonly counts: { readonly originals: number; readonly copies: number } | null;
}

/** "Mẫu số 181 bản chính" is form 18, one original; "ngày 31/12/20251 bản chính" is of the year 2025. */
function splitDigits(before: string, digits: string): { text: string; count: number } {
  const isGlued = digits.length > 1 && /\S$/u.test(before);
  const isForm = digits.length > 1 && Number(digits) > mostCopies;
  return isGlued || isForm
    ? { text: `${before}${digits.slice(0, -1)}`, count: Number(digits.slice(-1)) }
    : { text: before, count: Number(digits) };
}

const tidy = (text: string): string => text.replace(/^[\s,;.]+(?=\S)/u, '').replace(/[\s,]+$/u, '');

/** The papers of one text, each with the numbers that stand behind it; the last one has none of its own. Pure. */
export function partText(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const match of text.matchAll(gluedCounts)) {
    const [whole, originals, copies, copiesAlone] = match;
    const before = text.slice(from, match.index);
    const read = splitDigits(before, originals ?? copiesAlone ?? '0');
    const counts =
      originals === undefined
        ? { originals: 0, copies: read.count }
        : { originals: read.count, copies: Number(copies ?? 0) };
    const name = tidy(read.text).replace(/[\s,;.]+$/u, '');
    if (name !== '') parts.push({ text: name, counts });
    from = match.index + whole.length;
  }
  const rest = tidy(text.slice(from));
  return rest === '' ? parts : [...parts, { text: rest, counts: null }];
}

/** The number of a form that ran into the count of its paper goes back to the name. */
function mended(item: Component): Component {
  if (item.originals <= mostCopies) return item;
  const digits = String(item.originals);
  return { ...item, name: `${item.name} ${digits.slice(0, -1)}`, originals: Number(digits.slice(-1)) };
}

function partItem(item: Component): Component[] {
  const whole = mended(item);
  const parts = partText(whole.name);
  if (parts.length <= 1 && (parts[0]?.counts ?? null) === null) return [whole];
  return parts.map(({ text, counts }, index) => {
    const { originals, copies } = counts ?? whole;
    return {
      // The first part keeps the id under which dossiers have it already.
      id: index === 0 ? item.id : `${item.id}.p${index + 1}`,
      name: text.replace(/^[-+*•–]\s+/u, ''),
      originals,
      copies,
      form: index === parts.length - 1 ? whole.form : null,
      isNote: originals === 0 && copies === 0,
    };
  });
}

/** Papers as rows of their own: those that the source glued to others or into the heading of the next group are parted. Ids of
 * the source stay, new rows have ids derived from them. Pure. */
export function partComponents(groups: Groups): Groups {
  const parted: { case: string | null; items: Component[] }[] = [];
  for (const [index, group] of groups.entries()) {
    const heading = group.case === null ? [] : partText(group.case);
    const last = heading.at(-1);
    const title = last !== undefined && last.counts === null ? last.text : null;
    const strays = heading.filter(({ counts }) => counts !== null);
    const items = strays.map(({ text, counts }, place): Component => {
      const { originals, copies } = counts ?? { originals: 0, copies: 0 };
      const name = text.replace(/^[-+*•–]\s+/u, '');
      return {
        id: `h${index + 1}.${place + 1}`,
        name,
        originals,
        copies,
        form: null,
        isNote: originals + copies === 0,
      };
    });
    // What stands before a heading belongs to the group before it.
    const before = parted.at(-1);
    if (items.length > 0 && before !== undefined) before.items.push(...items);
    else if (items.length > 0) parted.push({ case: null, items });
    const named = group.case === null || strays.length === 0 ? group.case : title;
    parted.push({ case: named, items: group.items.flatMap(partItem) });
  }
  return parted.filter((group) => group.items.length > 0 || group.case !== null);
}
