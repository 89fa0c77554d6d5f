/** Time as it is passed in, in milliseconds. */
export interface Time {
  now(): number;
  wait(milliseconds: number): Promise<void>;
}

export const systemTime: Time = {
  now: () => Date.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};
