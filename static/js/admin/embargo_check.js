/**
 * The screen 'Release': shows the result of the embargo check when it is there. Only that part of the screen changes,
 * so what someone is typing elsewhere stays. Without JavaScript there is a link that loads the screen again.
 */

const PAUSE_MS = 2000;

/**
 * @param {ParentNode} place
 * @returns {HTMLElement | null} the part that tells of the check
 */
function checkIn(place) {
  return place.querySelector("#embargo-check");
}

/**
 * Put what is new in its place; what says the same stays, and is not read out again.
 * @param {HTMLElement} shown
 * @param {HTMLElement} fresh
 */
function bringUpToDate(shown, fresh) {
  for (const id of ["embargo-check-status", "embargo-check-result"]) {
    const old = shown.querySelector(`#${id}`);
    const now = fresh.querySelector(`#${id}`);
    if (old && now && old.textContent !== now.textContent) {
      old.replaceChildren(...now.childNodes);
    }
  }
  shown.toggleAttribute("data-under-way", fresh.hasAttribute("data-under-way"));
}

/** Ask again until the check is done, or there is nothing more to ask. */
async function lookAgain() {
  const shown = checkIn(document);
  if (!shown?.hasAttribute("data-under-way")) {
    return;
  }
  try {
    const answer = await fetch(location.pathname, { credentials: "same-origin" });
    const fresh = checkIn(new DOMParser().parseFromString(await answer.text(), "text/html"));
    if (!fresh) {
      return;
    }
    bringUpToDate(shown, fresh);
  } catch {
    // No connection for a moment: ask again.
  }
  setTimeout(lookAgain, PAUSE_MS);
}

setTimeout(lookAgain, PAUSE_MS);
