/** Who asks, and what they may see. */
export interface Principal {
  readonly seesPersonalData: boolean;
}
