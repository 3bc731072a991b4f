/** Thirteen zones whose clocks are set in unlike ways, ours first. */
export const zones = [
  'Asia/Ho_Chi_Minh',
  'Europe/Prague',
  'America/New_York',
  'America/St_Johns',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Australia/Adelaide',
  'Pacific/Chatham',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Atlantic/Azores',
];
