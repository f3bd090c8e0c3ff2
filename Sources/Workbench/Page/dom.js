/** An element with attributes and children; a function as an attribute listens. */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(key, value);
    else if (key === 'value' || key === 'checked' || key === 'selected') element[key] = value;
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}
export const byId = id => document.getElementById(id);
/** A drawing of the server's own. */
export function drawing(svg) {
  const read = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  return document.importNode(read, true);
}
