// Makes elements of panel and card.
import { create } from "./dom.js";
import { hueOf, roundOf } from "./marks.js";
import { initials } from "./words.js";

/** Gives an element the hue and the line of a speaker's colour. @param {HTMLElement} element @param {number | undefined} colour */
export function colour(element, colour = 0) {
  element.dataset.colour = String(hueOf(colour));
  element.dataset.round = String(roundOf(colour));
  return element;
}

/** A speaker's initials, in a frame with the line of their colour. @param {string} name @param {number | undefined} of */
export function chip(name, of) {
  const made = colour(make("span", "chip", initials(name)), of);
  made.setAttribute("aria-hidden", "true");
  return made;
}

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} className
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, className, ...children) {
  const element = create(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/** @param {string} className @param {string} label @param {() => void} act @param {...(Node | string)} children */
export function button(className, label, act, ...children) {
  const element = make("button", className, ...(children.length > 0 ? children : [label]));
  element.type = "button";
  if (children.length > 0 && label) element.setAttribute("aria-label", label);
  element.addEventListener("click", act);
  return element;
}
