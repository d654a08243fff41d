// What one device got, and what it may be asked: the same in node and in a page.
export class Device {
  #got = [];
  #heard = new Set();
  #unread = -1;
  #group = null;
  #waiting = [];

  // What a client calls.
  item = ({ sequence }) => this.#change(() => this.#got.push(sequence));
  read = ({ ids }) => this.#change(() => ids.forEach((id) => this.#heard.add(id)));
  state = ({ unread }) => this.#change(() => {
    this.#unread = unread;
  });
  grouped = ({ group }) => this.#change(() => {
    this.#group = group;
  });

  // Every sequence in the order that it came, as soon as there are so many.
  expect = (count) => this.#when(() => this.#got.length >= count).then(() => this.#got);

  // As soon as it heard that this was read.
  hears = (id) => this.#when(() => this.#heard.has(id));

  // As soon as it was told of a group.
  group = () => this.#when(() => this.#group).then(() => this.#group);

  // As soon as it shows so many unread.
  shows = (count) => this.#when(() => this.#unread === count);

  #change(by) {
    by();
    this.#waiting = this.#waiting.filter(({ isSo, done }) => !isSo() || done());
  }

  #when(isSo) {
    return new Promise((done) => {
      this.#waiting.push({ isSo, done });
      this.#change(() => {});
    });
  }
}
