// Filters of the tracking tables. Without this script a table shows all its rows.
// The choice stands in the address' query, so a filtered table can be shared.
"use strict";
for (const form of document.querySelectorAll("form[data-filters]")) {
  const table = document.getElementById(form.dataset.filters);
  const selects = [...form.querySelectorAll("select")];
  const rows = [...table.querySelectorAll("tbody tr:not(.sec)")];
  const said = form.querySelector("[role=status]");

  const fits = (row, { name, value }) =>
    !value || (row.getAttribute("data-" + name) || "").split(" ").includes(value);

  const show = () => {
    let shown = 0;
    for (const row of rows) {
      row.hidden = !selects.every((select) => fits(row, select));
      if (!row.hidden) shown += 1;
    }
    for (const body of table.tBodies) {
      body.hidden = !body.querySelector("tr:not(.sec):not([hidden])");
    }
    if (shown === rows.length) said.textContent = "";
    else said.textContent = shown
      ? `Hiện ${shown} trong ${rows.length} dòng.`
      : "Không có dòng nào khớp với lựa chọn.";
  };

  const remember = () => {
    const address = new URL(location.href);
    for (const { name, value } of selects) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    history.replaceState(null, "", address);
  };

  const read = () => {
    const query = new URLSearchParams(location.search);
    for (const select of selects) {
      const value = query.get(select.name) || "";
      select.value = [...select.options].some((option) => option.value === value) ? value : "";
    }
  };

  form.addEventListener("change", () => {
    remember();
    show();
  });
  form.addEventListener("reset", () => setTimeout(() => {
    remember();
    show();
  }));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  read();
  show();
}
