/** How a command is written where a person may paste it: `loa` alone is no command of the system. Run in the program's folder. */
export const loaCommand = 'npx --no-install loa';
