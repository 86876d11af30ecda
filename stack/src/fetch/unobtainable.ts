/** A server that this machine cannot have; the message is the remedy, as something to do. */
export class Unobtainable extends Error {
  constructor(readonly remedy: string) {
    super(remedy);
    this.name = 'Unobtainable';
  }
}
