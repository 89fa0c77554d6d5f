/**
 * Runs in a page: texts whose contrast with what is behind them is below 4.5 to 1, as WCAG 2.2 (1.4.3) counts it from the
 * computed colours. A text, as the project is compiled without the types of the DOM.
 */
export const poorContrasts = `(() => {
  const parse = (colour) => {
    const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number);
    return { rgb: [r, g, b], a };
  };
  const surfaceOf = (element) => {
    for (let node = element; node; node = node.parentElement) {
      const { rgb, a } = parse(getComputedStyle(node).backgroundColor);
      if (a === 1) return rgb;
      if (a > 0) throw new Error('a see-through surface cannot be judged');
    }
    throw new Error('the page has no colour of its own');
  };
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((value) => value / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
  const poor = [...document.body.querySelectorAll('*')]
    .filter((element) => hasText(element) && element.checkVisibility() && !/^(script|style)$/.test(element.localName))
    .map((element) => ({ element, ratio: contrast(parse(getComputedStyle(element).color).rgb, surfaceOf(element)) }))
    .filter(({ ratio }) => ratio < 4.5);
  return poor.map(({ element, ratio }) => element.localName + '.' + element.className + ' ' + ratio.toFixed(2));
})()`;
