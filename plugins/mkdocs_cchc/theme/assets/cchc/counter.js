// Counts the view, shows live figures
{
const d = document, u = "/api/hits",
all = (n, f) => d.querySelectorAll(`[data-cchc-${n}]`).forEach(f),
put = (n, t) => all(n, e => e.textContent = t),
hit = async () => {
 const body = JSON.stringify({path: location.pathname})
 try {
  const r = await fetch(u, {method: "POST", keepalive: 1, body})
  if (r.headers.get("Cchc-Family") == 6) all("ipv6", e => e.hidden = false)
 } catch {navigator.sendBeacon(u, body)}
 const r = await fetch("/api/counter", {cache: "no-cache"})
 if (!r.ok) return
 const c = await r.json(), n = +c.total
 all("counter", e => {
  e = e.querySelector(".count") || e
  e.innerHTML = `${n}`.replace(/\d/g, "<span>$&</span>")
  e.setAttribute("aria-label", n.toLocaleString("vi") + " lượt truy cập")
 })
 put("online", c.online)
 put("as-of", c.as_of.slice(0, 10).split("-").reverse().join("/"))
},
go = () => hit().catch(() => {})
d.prerendering ? d.addEventListener("prerenderingchange", go) : go()
onpageshow = e => e.persisted && go()
}
