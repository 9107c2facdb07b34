// A video loads only after a click: until then nothing is asked of YouTube or Vimeo.
// A click with Ctrl, Cmd or Shift keeps what a reader expects of a link: another tab.
/** @type {NodeListOf<HTMLElement>} */
const boxes = document.querySelectorAll("[data-embed-src]");
for (const box of boxes) {
  box.querySelector("a")?.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    const frame = document.createElement("iframe");
    frame.src = box.dataset.embedSrc ?? "";
    frame.title = box.dataset.embedTitle ?? "";
    frame.allow = "fullscreen";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    box.classList.add("playing");
    box.replaceChildren(frame);
    frame.focus();
  });
}
