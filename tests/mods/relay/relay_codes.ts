/** What kThrowOdd throws. */
export const ODD_THINGS: readonly unknown[] = [
  undefined,
  null,
  'just text',
  Object.create(null),
  Symbol('a symbol'),
  {
    get message() {
      throw new Error('no message for you');
    },
  },
  { returnCode: 'not a number' },
];
