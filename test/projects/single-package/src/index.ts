/** Follows one parcel. Throws when the carrier is unknown. */
export function track(id: string, carrier: Carrier): Promise<Position> {
  return carrier.find(id);
}

export interface Carrier {
  find(id: string): Promise<Position>;
}

export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}
