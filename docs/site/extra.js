// The theme lets wide tables scroll; by the keyboard too.
document$.subscribe(() => {
  for (const table of document.querySelectorAll(".md-typeset__scrollwrap")) table.tabIndex = 0;
});

// "-1022 signature" is a code and a word; to the search's own language it is all that has not 1022.
const { postMessage } = Worker.prototype;
Worker.prototype.postMessage = function (message, ...more) {
  const QUERY = 2;
  const isQuery = message?.type === QUERY && typeof message.data === "string";
  const sent = isQuery ? { ...message, data: message.data.replace(/(^|\s)-(?=\d)/g, "$1") } : message;
  return postMessage.call(this, sent, ...more);
};
