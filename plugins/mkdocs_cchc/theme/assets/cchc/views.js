// Shows how often this page was viewed; without the API the line stays hidden
{
const show = async () => {
 const r = await fetch("/api/counter?path=" + encodeURIComponent(location.pathname))
 if (!r.ok) return
 const {views} = await r.json(), line = document.querySelector("[data-cchc-views]")
 line.querySelector("b").textContent = views.toLocaleString("vi")
 line.hidden = false
}
show().catch(() => {})
}
