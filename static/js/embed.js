// A video loads only after a click: until then nothing is asked of YouTube or Vimeo.
for (const box of document.querySelectorAll("[data-embed-src]")) {
  const link = box.querySelector("a");
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const frame = document.createElement("iframe");
    frame.src = box.dataset.embedSrc;
    frame.title = box.dataset.embedTitle;
    frame.allow = "fullscreen";
    box.replaceChildren(frame);
    frame.focus();
  });
}
