// SPDX-License-Identifier: Apache-2.0

/** What has to be done in the store before something is asked; it is done once. */
export class Attempt {
  #prepare;
  #left = null;

  /** @param prepare returns the ids of items that can't be deleted until the turn is over */
  constructor(prepare) {
    this.#prepare = prepare;
  }

  get isPrepared() {
    return this.#left !== null;
  }

  /** What could not be deleted yet. */
  get left() {
    return this.#left ?? [];
  }

  /** Does what was not done by then; a preparation that failed is begun again. */
  async prepare() {
    this.#left ??= await this.#prepare();
    return this.#left;
  }
}
