/** The page's script: the filter, the copy buttons, folded parts that an address or a printer asks for. The page can do without. */
export const script = `
'use strict';
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const form = document.querySelector('.filter');
const output = form.querySelector('output');
const cards = all('.card.error, .card.observation');
const texts = new Map();
const textOf = (node) => {
  if (!texts.has(node)) texts.set(node, node.textContent.toLowerCase());
  return texts.get(node);
};
const show = (node, isShown) => node.toggleAttribute('data-out', !isShown);

function filter() {
  const text = form.elements.text.value.trim().toLowerCase();
  const operation = form.elements.operation.value;
  const check = form.elements.check.value;
  const fits = (node) =>
    (operation === '' || node.dataset.operation === operation) && (text === '' || textOf(node).includes(text));
  for (const card of cards) {
    const group = card.closest('.group').querySelector('h3').textContent.toLowerCase();
    const hasText = text === '' || group.includes(text) || textOf(card).includes(text);
    show(card, hasText && (operation === '' || card.dataset.operation === operation) && (check === '' || card.dataset.check === check));
  }
  for (const group of all('.group')) show(group, group.querySelector('.card:not([data-out])') !== null);
  for (const row of all('.covered')) {
    const isShown = fits(row);
    show(row, isShown);
    for (const line of all('.matrix tbody tr')) if (line.dataset.operation === row.dataset.operation) show(line, isShown);
  }
  const isFiltered = text + operation + check !== '';
  const shown = cards.filter((card) => !card.hasAttribute('data-out')).length;
  output.textContent = isFiltered ? shown + ' of ' + cards.length + ' findings and observations' : '';
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function openTarget() {
  const target = document.getElementById(decoded(location.hash.slice(1)));
  for (let node = target; node; node = node.parentElement) if (node.localName === 'details') node.open = true;
  if (target) target.scrollIntoView();
}

form.hidden = false;
form.addEventListener('input', filter);
form.addEventListener('reset', () => setTimeout(filter));
form.addEventListener('submit', (event) => event.preventDefault());
addEventListener('hashchange', openTarget);
if (location.hash) openTarget();

addEventListener('keydown', (event) => {
  const isTyping = /^(input|select|textarea)$/.test(event.target.localName ?? '');
  if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    form.elements.text.focus();
  }
  if (event.key === 'Escape' && event.target === form.elements.text) form.reset();
});

for (const button of all('.copy')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const script = button.parentElement.querySelector('pre');
    try {
      await navigator.clipboard.writeText(script.textContent);
      button.textContent = 'Copied';
    } catch {
      getSelection().selectAllChildren(script);
      button.textContent = 'Selected';
    }
    setTimeout(() => { button.textContent = 'Copy'; }, 2000);
  });
}

let folded = [];
addEventListener('beforeprint', () => {
  folded = all('.card.error details:not([open])');
  for (const details of folded) details.open = true;
});
addEventListener('afterprint', () => {
  for (const details of folded) details.open = false;
});
`;
