"use strict";
// Shows what Python worked out: no number, formula or highlight is computed here.
(() => {
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("data").textContent);
  const buttons = [...document.querySelectorAll("button.line")];
  const state = { line: 0, index: [] };

  function make(tag, attributes = {}, text = "") {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.textContent = text;
    return element;
  }

  function fill(form, values) {
    return form.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  const line = () => data.lines[state.line];
  const key = (index) => index.join(",");

  // A vector over the batch stands upright, beside the rows of its matrix; others lie flat.
  function layout(tensor) {
    const upright = tensor.axes.length === 1 && tensor.axes[0] === "batch";
    const [rows, columns] = tensor.axes.length === 2 ? tensor.axes
      : upright ? [tensor.axes[0], null] : [null, tensor.axes[0] || null];
    const places = (axis) => (axis ? data.axes[axis].places : [null]);
    return { rows, columns, down: places(rows), across: places(columns) };
  }

  function header(axis, position, scope) {
    const cell = make("th", { scope });
    if (!axis) return cell;
    const { places, labels } = data.axes[axis];
    const name = make("span", { class: "name", dir: "auto" }, labels[position]);
    const place = make("span", { class: "place" }, `[${places[position]}]`);
    cell.append(...(scope === "row" ? [name, place] : [place, name]));
    return cell;
  }

  function matrix(name, isResult) {
    const tensor = data.tensors[name];
    const { rows, columns, down, across } = layout(tensor);
    const table = make("table", { class: "matrix", "data-name": name, "aria-label": name });
    if (isResult) table.setAttribute("role", "grid");
    if (columns) {
      const head = table.createTHead().insertRow();
      head.append(...(rows ? [make("th", { "aria-hidden": "true" })] : []),
        ...across.map((_, j) => header(columns, j, "col")));
    }
    const body = table.createTBody();
    down.forEach((i, y) => {
      const row = body.insertRow();
      if (rows) row.append(header(rows, y, "row"));
      across.forEach((j, x) => {
        const position = y * across.length + x;
        const index = [i, j].filter((place) => place !== null);
        const cell = make("td", { "data-index": key(index) }, tensor.texts[position]);
        const shade = tensor.shades[position];
        if (shade) cell.classList.add(shade > 0 ? `p${shade}` : `n${-shade}`);
        if (isResult) {
          cell.setAttribute("role", "gridcell");
          cell.tabIndex = -1;
        }
        row.append(cell);
      });
    });
    return table;
  }

  function card(name) {
    const tensor = data.tensors[name];
    const isResult = name === line().result;
    const wide = layout(tensor).across.length > 8;
    const figure = make("figure", { class: `tensor${isResult ? " result" : ""}${wide ? " wide" : ""}` });
    const caption = make("figcaption");
    caption.append(make("code", {}, name), make("span", { class: "shape" }, `(${tensor.shape.join(", ")})`));
    if (isResult) caption.append(make("span", { class: "tag" }, data.words.computed));
    const scroll = make("div", { class: "scroll" });
    scroll.append(matrix(name, isResult));
    figure.append(caption, scroll);
    const shown = tensor.axes.map((axis) => data.axes[axis].places.length);
    if (shown.some((count, n) => count < tensor.shape[n])) {
      const words = { shown: shown.join(" × "), all: tensor.shape.join(" × ") };
      figure.append(make("p", { class: "cropped" }, fill(data.words.cropped, words)));
    }
    return figure;
  }

  function cellsOf(name) {
    return byId("tensors").querySelectorAll(`table[data-name="${CSS.escape(name)}"] td[data-index]`);
  }

  function matches(cell, pattern) {
    const index = cell.dataset.index === "" ? [] : cell.dataset.index.split(",").map(Number);
    return pattern.every((place, n) => place === null || place === index[n]);
  }

  function showEntry(index) {
    const { result, entries } = line();
    const [symbols, expression, value, uses] = entries[key(index)];
    state.index = index;
    for (const cell of byId("tensors").querySelectorAll("td.used, td.picked")) cell.classList.remove("used", "picked");
    for (const [name, pattern] of uses) {
      for (const cell of cellsOf(name)) cell.classList.toggle("used", cell.classList.contains("used") || matches(cell, pattern));
    }
    for (const cell of cellsOf(result)) {
      const isIt = cell.dataset.index === key(index);
      cell.classList.toggle("picked", isIt);
      cell.setAttribute("aria-selected", String(isIt));
      cell.tabIndex = isIt ? 0 : -1;
    }
    for (const table of byId("tensors").querySelectorAll("table")) reveal(table);
    const title = index.length ? `${result}[${key(index)}]` : result;
    byId("symbols").textContent = `${title} = ${symbols}`;
    byId("expression").replaceChildren(
      make("span", { class: "written" }, `= ${expression}`), document.createTextNode(" "),
      make("span", { class: "value" }, `= ${value}`));
  }

  // Sideways, inside its own box: a wide matrix shows the cells that matter.
  function reveal(table) {
    const cell = table.querySelector("td.picked, td.used"), box = table.parentElement;
    if (!cell || box.scrollWidth <= box.clientWidth) return;
    const inside = cell.getBoundingClientRect(), frame = box.getBoundingClientRect();
    if (inside.left < frame.left + 90 || inside.right > frame.right) {
      box.scrollLeft += inside.left - frame.left - frame.width / 2;
    }
  }

  function showLine(number, focus) {
    state.line = number;
    const { code, formula, says, tensors, result, chosen } = line();
    buttons.forEach((button, n) => {
      button.tabIndex = n === number ? 0 : -1;
      if (n === number) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    });
    byId("where").textContent = fill(data.words.line, { number: number + 1, all: data.lines.length });
    byId("chosen-code").textContent = code;
    byId("says").textContent = says;
    byId("formula").textContent = formula;
    // What is made comes first, what it is made from beside or below it.
    const made = tensors.indexOf(result), order = [...tensors.slice(Math.max(0, made)), ...tensors.slice(0, Math.max(0, made))];
    byId("tensors").replaceChildren(...order.map(card));
    byId("sum").hidden = !result;
    byId("hint").textContent = result && chosen.length ? fill(data.words.hint, { name: result }) : result ? "" : data.words.nothing;
    if (result) showEntry(chosen);
    if (focus) buttons[number].focus({ preventScroll: true });
    keepInView(buttons[number]);
  }

  // Only the list moves, never the page under the reader.
  function keepInView(button) {
    const list = button.closest(".code");
    const top = button.offsetTop, bottom = top + button.offsetHeight;
    if (top < list.scrollTop) list.scrollTop = top - 40;
    else if (bottom > list.scrollTop + list.clientHeight) list.scrollTop = bottom - list.clientHeight + 40;
  }

  const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

  function moveInGrid(cell, event) {
    const step = STEPS[event.key];
    const table = cell.closest("table");
    if (event.key === "Escape") buttons[state.line].focus();
    if (!step) return;
    const row = cell.parentElement, cells = [...row.querySelectorAll("td")];
    const next = step[0]
      ? [...table.tBodies[0].rows][row.sectionRowIndex + step[0]]?.querySelectorAll("td")[cells.indexOf(cell)]
      : cells[cells.indexOf(cell) + step[1]];
    event.preventDefault();
    if (next) next.focus();
  }

  function onKey(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const cell = event.target.closest?.("td[role=gridcell]");
    if (cell) return moveInGrid(cell, event);
    const inList = event.target.closest?.(".code");
    if (!inList && event.target !== document.body) return;
    const last = data.lines.length - 1, step = STEPS[event.key];
    const goal = step ? state.line + step[0] + step[1] : { Home: 0, End: last }[event.key];
    if (goal === undefined) return;
    event.preventDefault();
    showLine(Math.min(last, Math.max(0, goal)), true);
  }

  function onPoint(event) {
    const cell = event.target.closest?.("td[role=gridcell]");
    if (cell) showEntry(cell.dataset.index === "" ? [] : cell.dataset.index.split(",").map(Number));
  }

  for (const [number, button] of buttons.entries()) button.addEventListener("click", () => showLine(number, true));
  document.addEventListener("keydown", onKey);
  document.addEventListener("focusin", onPoint);
  document.addEventListener("mouseover", onPoint);
  document.addEventListener("click", onPoint);
  showLine(Math.max(0, data.lines.findIndex((row) => row.entries && row.tensors.length > 2)), false);
})();
