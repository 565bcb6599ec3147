/** Offers procedures while somebody types into a search field: what the same search finds, as the choices of the field's own
 * list. Without it the form works as before. Kept this small, for it is the only script of these pages. */
export const suggestScript = `(() => {
  const field = document.querySelector('input[data-suggest]');
  if (!field || !field.list) return;
  let timer, asked = '';
  field.addEventListener('input', () => {
    clearTimeout(timer);
    const text = field.value.trim();
    if (text.length < 2 || text === asked) return;
    timer = setTimeout(async () => {
      asked = text;
      try {
        const answer = await fetch(field.dataset.suggest + '?limit=6&q=' + encodeURIComponent(text));
        if (!answer.ok || asked !== text) return;
        const { items, suggestion } = await answer.json();
        const language = document.documentElement.lang;
        const names = items.map((item) => (item.shortName ? item.shortName[language] : item.name));
        if (suggestion) names.unshift(suggestion);
        field.list.replaceChildren(
          ...[...new Set(names)].map((name) => Object.assign(document.createElement('option'), { value: name.slice(0, 200) })),
        );
      } catch {}
    }, 150);
  });
})();
`;

/** Where the script is served; its name changes with its text in no way, so that it is asked for again after a while. */
export const suggestPath = '/goi-y.js';
