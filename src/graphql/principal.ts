/** Who asks, and what they may see. */
export interface Principal {
  readonly seesPersonalData: boolean;
  /** Keys of unsigned custom data that are not personal: they may be grouped and filtered by. None when left out. */
  readonly customDataKeys?: readonly string[];
}
