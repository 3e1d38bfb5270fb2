// Files out of the world and into it.

/** The largest file taken in. */
const FILE_LIMIT_BYTES = 256 << 20;
/** How a world's file begins, whatever it is called. */
const WORLD_SUFFIX = ".snap";

export function connectFiles(send, stage, importWorld) {
  const { place } = stage;

  async function take(file, x, y) {
    if (file.size > FILE_LIMIT_BYTES) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (file.name.endsWith(WORLD_SUFFIX)) importWorld(file.name, bytes);
    else send({ FileOpened: { name: file.name, bytes, x, y } });
  }

  place.addEventListener("dragover", (event) => event.preventDefault());
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    for (const file of event.dataTransfer?.files ?? []) take(file, event.clientX, event.clientY);
  });

  return {
    download(name, mime, bytes) {
      const address = URL.createObjectURL(new Blob([bytes], { type: mime }));
      const link = document.createElement("a");
      link.href = address;
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 60000);
    },
    choose() {
      const input = document.createElement("input");
      input.type = "file";
      input.addEventListener("change", () => {
        const { width, height } = stage.size();
        for (const file of input.files ?? []) take(file, width / 2, height / 2);
      });
      input.click();
    },
  };
}
