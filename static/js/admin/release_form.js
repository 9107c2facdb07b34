/**
 * The edit form of a press release: shows the panels of the chosen kind, and keeps the remarks beside the parts up to
 * date while someone types. Without JavaScript all panels show, and the remarks are those of the saved draft.
 */

const PAUSE_MS = 800;

/** @returns {HTMLFormElement | null} the form this page edits a release with */
function releaseForm() {
  return document.querySelector("[data-press-review]")?.closest("form") ?? null;
}

/**
 * @param {HTMLFormElement} form
 * @returns {HTMLSelectElement | null} where the kind of release is chosen
 */
function kindField(form) {
  return form.querySelector("select[name=kind]");
}

/**
 * Show what belongs to a kind, and hide what belongs to another.
 * @param {HTMLFormElement} form
 */
function showKind(form) {
  const kind = kindField(form)?.value;
  /** @type {NodeListOf<HTMLElement>} */
  const panels = form.querySelectorAll("[class*='press-for-']");
  for (const panel of panels) {
    panel.hidden = Boolean(kind) && !panel.classList.contains(`press-for-${kind}`);
  }
}

/**
 * Ask the site to look at the text as it stands now.
 * @param {HTMLFormElement} form
 * @param {AbortSignal} signal ends an older question
 * @returns {Promise<void>}
 */
async function review(form, signal) {
  /** @type {HTMLElement | null} */
  const asked = form.querySelector("[data-press-review-url]");
  const address = asked?.dataset.pressReviewUrl;
  if (!address) {
    return;
  }
  const fields = new FormData(form);
  for (const [name, value] of [...fields]) {
    if (value instanceof File) {
      fields.delete(name);
    }
  }
  const answer = await fetch(address, { method: "POST", body: fields, credentials: "same-origin", signal });
  if (!answer.ok) {
    return;
  }
  const parts = await answer.json();
  /** @type {NodeListOf<HTMLElement>} */
  const places = form.querySelectorAll("[data-press-review]");
  for (const place of places) {
    const html = parts[place.dataset.pressReview ?? ""];
    if (html !== undefined && html !== place.dataset.shown) {
      const open = [...place.querySelectorAll("details")].map((details) => details.open);
      place.innerHTML = html;
      place.dataset.shown = html;
      place.querySelectorAll("details").forEach((details, number) => {
        details.open = open[number] ?? false;
      });
    }
  }
}

const form = releaseForm();
if (form) {
  let timer = 0;
  let question = new AbortController();
  const lookSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      question.abort();
      question = new AbortController();
      review(form, question.signal).catch(() => {});
    }, PAUSE_MS);
  };
  showKind(form);
  kindField(form)?.addEventListener("change", () => showKind(form));
  form.addEventListener("input", lookSoon);
  form.addEventListener("change", lookSoon);
}
