// SPDX-License-Identifier: Apache-2.0

const NEAR = 12;

/** Keeps the end of a growing transcript in sight until its reader scrolls away from it. */
export class Scrolling {
  isFollowing = true;
  #host;
  #box = null;
  #last = 0;
  #observer = new ResizeObserver(() => this.#pull());
  #onScroll = () => this.#scrolled();

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated() {
    const box = this.#host.querySelector(".scroller");
    if (box !== this.#box) {
      this.hostDisconnected();
      this.#box = box;
      box.addEventListener("scroll", this.#onScroll, { passive: true });
      this.#observer.observe(box);
      this.#observer.observe(box.firstElementChild);
    }
  }

  hostDisconnected() {
    this.#box?.removeEventListener("scroll", this.#onScroll);
    this.#observer.disconnect();
    this.#box = null;
  }

  followEnd() {
    this.#become(true);
    this.#pull();
  }

  /** Brings an element of the transcript into view and stays there. */
  show(element) {
    this.#become(false);
    element.scrollIntoView({ block: "center" });
    this.#become(this.#isAtEnd());
  }

  /** Does something that adds text above, without moving what is read. */
  async keepPlace(act) {
    this.#become(false);
    const fromEnd = this.#box.scrollHeight - this.#box.scrollTop;
    await act();
    await this.#host.updateComplete;
    this.#box.scrollTop = this.#box.scrollHeight - fromEnd;
  }

  #pull() {
    if (this.isFollowing && this.#box) {
      this.#box.scrollTop = this.#box.scrollHeight;
    }
  }

  #scrolled() {
    const { scrollTop } = this.#box;
    if (this.#isAtEnd()) {
      this.#become(true);
    } else if (scrollTop < this.#last) {
      this.#become(false);
    }
    this.#last = scrollTop;
  }

  #isAtEnd() {
    const { scrollTop, scrollHeight, clientHeight } = this.#box;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }

  #become(following) {
    if (this.isFollowing !== following) {
      this.isFollowing = following;
      this.#host.requestUpdate();
    }
  }
}
