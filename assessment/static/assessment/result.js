// Puts the interactive chart in the place of its picture: on a desk once the page can be read, on a phone when asked.

const here = document.querySelector("script[data-plotly]");
const figures = [...document.querySelectorAll("[data-chart]")];
const onDesk = matchMedia("(min-width: 60em) and (hover: hover) and (pointer: fine)");
const spares = navigator.connection?.saveData ?? false;
let library = null;

function load() {
  library ??= new Promise((resolve, reject) => {
    allowNoInlineStyle();
    const script = document.createElement("script");
    script.src = here.dataset.plotly;
    script.onload = () => resolve(window.Plotly);
    script.onerror = () => {
      library = null;
      reject(new Error("plotly.js"));
    };
    document.head.append(script);
  });
  return library;
}

// The page's policy takes styles from our own files only. Plotly writes some into attributes: the same
// declarations are set through the element's style, which the policy permits. Its style sheet is a file of
// ours that bears the name it looks for, and so is the one of the maps, which nobody here draws.
function allowNoInlineStyle() {
  const setAttribute = Element.prototype.setAttribute;
  Element.prototype.setAttribute = function (name, value) {
    if (name === "style" && this.style) this.style.cssText = value;
    else setAttribute.call(this, name, value);
  };
  const none = document.createElement("template");
  none.id = "9f215cf04c5486422605d13261cb87401f4e7763b6296af81e98efbc0130da53";
  document.head.append(none);
}

async function explore(figure) {
  const button = figure.querySelector("[data-explore]");
  const picture = figure.querySelector(".chart-picture");
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const { data, layout } = read(`chart-${figure.dataset.chart}`);
  button.disabled = true;
  try {
    const Plotly = await load();
    const [width, height] = [Number(figure.dataset.width), Number(figure.dataset.height)];
    const live = document.createElement("div");
    const drawing = document.createElement("div");
    live.className = "chart-live";
    live.setAttribute("role", "img");
    live.setAttribute("aria-label", picture.querySelector("img").alt);
    live.append(drawing);
    picture.after(live);
    await Plotly.newPlot(drawing, data, { ...layout, width, height }, { ...read("plotly-config"), responsive: false });
    picture.hidden = true;
    button.hidden = true;
    // The figure keeps its nominal size and is scaled as its picture was, so that nothing moves.
    new ResizeObserver(() => {
      const scale = live.clientWidth / width;
      live.style.height = `${height * scale}px`;
      drawing.style.transform = `scale(${scale})`;
    }).observe(live);
  } catch {
    // The picture stays, and shows the same.
    figure.querySelector(".chart-live")?.remove();
    button.disabled = false;
  }
}

for (const figure of figures) {
  const button = figure.querySelector("[data-explore]");
  button.hidden = onDesk.matches && !spares;
  button.addEventListener("click", () => explore(figure));
}

if (onDesk.matches && !spares) {
  const idle = window.requestIdleCallback ?? ((act) => setTimeout(act, 500));
  const begin = () => idle(() => figures.forEach(explore), { timeout: 3000 });
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin);
}
