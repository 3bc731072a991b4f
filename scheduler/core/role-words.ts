/** What a role is called; roles.ts says what it may. */
export const roleWords: Readonly<Record<string, string>> = {
  viewer: 'xem',
  editor: 'biên tập',
  operator: 'trực máy',
  approver: 'duyệt',
  admin: 'quản trị',
};
