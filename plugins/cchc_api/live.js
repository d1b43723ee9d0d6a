// Reloads a page that `cchc serve` has built anew; served by it alone, no part of the built site
(() => {
const script = document.currentScript, tag = script.dataset.etag, kept = "cchc-scroll",
 own = decodeURI(location.pathname).replace(/index\.html$/, ""),
 reload = () => {
  sessionStorage.setItem(kept, JSON.stringify([location.pathname, scrollX, scrollY]))
  location.reload()
 },
 look = async () => {
  const r = await fetch(location.pathname + location.search, {method: "HEAD", cache: "no-store"})
  if (r.status < 500 && (r.headers.get("ETag") || "") !== tag) reload()
 },
 hear = event => {
  const paths = JSON.parse(event.data)
  if (paths === "*" || paths.includes(own)) look().catch(() => {})
  else if (paths.some(path => /\.(css|js)$/.test(path))) reload()
 }
let line
// A browser keeps few lines to one host: a page that nobody sees lets go of its own
const follow = () => {
 if (line) line.close()
 line = undefined
 if (document.hidden) return
 line = new EventSource(script.src.replace(/\.js$/, ""))
 line.onopen = () => look().catch(() => {})
 line.onmessage = hear
}
const [path, x, y] = JSON.parse(sessionStorage.getItem(kept) || "[]")
sessionStorage.removeItem(kept)
if (path === location.pathname) scrollTo({left: x, top: y, behavior: "instant"})
addEventListener("pagehide", () => line && line.close())
addEventListener("pageshow", follow)
document.addEventListener("visibilitychange", follow)
})()
