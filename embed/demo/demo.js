// What a page may do with what it is told: here it says how far the reader is.

const place = document.getElementById("heard");

const words = {
  ready: () => "Ready.",
  step: ({ index, total }) => `Step ${index + 1} of ${total}.`,
  wrong: () => "That was another button. The practice says what it does.",
  hint: () => "A hint is shown.",
  complete: () => "Done: you have cancelled an order.",
  error: ({ code }) => `Something is not as it should be: ${code}.`,
};

for (const [type, say] of Object.entries(words)) {
  addEventListener(`unbuy:${type}`, ({ detail }) => (place.textContent = say(detail)));
}
