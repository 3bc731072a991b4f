// Where somebody has signed in before strangers' tries don't slow him: by his browser's own cookie, or by the address.
import { dayMs } from '../../content/schema/durations.ts';

/** Half a year. */
export const placeRememberedMs = 183 * dayMs;
export const mostPlacesPerAccount = 50;
