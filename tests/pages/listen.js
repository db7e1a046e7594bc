// Hears what went wrong, so that the console need not.
document.addEventListener("whosaid:error", (event) => {
  event.preventDefault();
  document.documentElement.dataset.error = event.detail.error.message;
});
