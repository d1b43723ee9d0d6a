// Search where no API answers (a host of plain files, an outage): titles, summaries and tags of a
// year a file, newest first. Nothing is loaded before the reader asks and the API has not answered.
"use strict";
(() => {
const ENOUGH = 20;
const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]+/g, "").normalize("NFC").replace(/[đĐ]/g, "d").toLowerCase();
const wordsOf = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) || [];
const home = new URL("../../tim-kiem/", document.currentScript.src);
const form = document.querySelector("main .search-form");
const results = document.querySelector("main .results");
const asked = new URLSearchParams(location.search);
if (!form) return;
const api = new URL(form.getAttribute("action"), location);
const atApi = location.pathname === api.pathname;

if (!results) { // the error page, which a host of plain files shows at the API's address
  if (atApi && asked.get("q")) location.replace(home.pathname + location.search);
  return;
}
if (results.querySelector("h2")) return; // the API has answered

const make = (name, text, attributes = {}) => {
  const element = document.createElement(name);
  element.textContent = text;
  for (const key in attributes) element.setAttribute(key, attributes[key]);
  return element;
};
const load = async (name) => {
  const answer = await fetch(new URL(name, home));
  if (!answer.ok) throw new Error(`${answer.status} ${name}`);
  return answer.json();
};

const hitsOf = (year, words, chosen) => {
  const hits = [];
  for (const row of year.rows) {
    const [title, url, day, type, section, unit, units, summary, tags] = row;
    if (chosen.type && chosen.type !== type || chosen.section && chosen.section !== section) continue;
    if (chosen.unit && !`${unit} ${units}`.split(" ").includes(chosen.unit)) continue;
    const head = ` ${wordsOf(title).join(" ")}`;
    const whole = `${head} ${wordsOf(`${summary} ${tags}`).join(" ")}`;
    if (!words.every((word) => whole.includes(` ${word}`))) continue;
    const phrase = ` ${words.join(" ")}`;
    const rank = head.includes(phrase) ? 0 : whole.includes(phrase) ? 1 : 2;
    const meta = [day, year.types[type], year.sections[section], year.units[unit]];
    hits.push({ rank, title, url, summary, meta: meta.filter(Boolean) });
  }
  return hits.sort((one, other) => one.rank - other.rank);
};

const entry = ({ title, url, summary, meta }) => {
  const item = make("li", "");
  item.append(make("a", title, { class: "title", href: url }));
  if (summary) item.append(make("p", summary, { class: "summary" }));
  const facts = make("p", "", { class: "meta" });
  facts.append(...meta.map((text) => make("span", text)));
  item.append(facts);
  return item;
};

const show = async (query) => {
  const words = wordsOf(query.get("q"));
  const chosen = Object.fromEntries(query);
  const fits = (name) => words.length && (!chosen.year || name === chosen.year);
  const years = (await load("cac-nam.json")).filter(fits);
  const heading = make("h2", ""), list = make("ul", "", { class: "entries news" });
  const card = make("div", "", { class: "card" });
  const more = make("button", "Tìm trong các năm trước", { class: "button line", type: "button" });
  card.append(list);
  const further = async () => {
    const wanted = list.children.length + ENOUGH;
    while (years.length && list.children.length < wanted) {
      const year = await load(`${years.shift()}.json`);
      list.append(...hitsOf(year, words, chosen).map(entry));
    }
    const found = list.children.length, shown = `“${query.get("q")}”`;
    heading.textContent = found
      ? `${found.toLocaleString("vi")}${years.length ? " kết quả đầu" : " kết quả"} cho ${shown}`
      : `Không tìm thấy kết quả nào cho ${shown}`;
    card.hidden = !found;
    more.hidden = !years.length;
  };
  await further();
  more.addEventListener("click", () => further().catch(fail));
  const note = make("p", "Chỉ tìm trong tiêu đề, tóm tắt và từ khóa.", { class: "quiet" });
  results.replaceChildren(heading, card, more, note);
};
const fail = () => results.replaceChildren(make("p", "Chưa tìm được, xin thử lại sau."));

const alive = async (query) => {
  try {
    const answer = await fetch(`${api}?${query}`, { headers: { Accept: "application/json" } });
    return (answer.headers.get("Content-Type") || "").includes("json");
  } catch { return false; }
};
const search = async (query, go) => {
  if (!atApi && await alive(query)) return go(`${api}?${query}`);
  history.replaceState(null, "", `?${query}`);
  await show(query).catch(fail);
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  search(new URLSearchParams(new FormData(form)), (url) => location.assign(url));
});
if (asked.get("q")) {
  for (const [name, value] of asked) if (form.elements[name]) form.elements[name].value = value;
  search(asked, (url) => location.replace(url));
}
})();
