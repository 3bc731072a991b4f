/** What a listener may say of himself; nothing of it tells who he is. */
export const ages = ['dưới 40 tuổi', '40 đến 59 tuổi', 'từ 60 tuổi'] as const;
export const placesHeard = ['trong phòng', 'trước loa thật', 'ở nhà'] as const;

export const listPath = '/dai/nghe-thu/';
export const newPath = '/dai/nghe-thu/moi/';
export const testPath = (id: string): string => `/dai/nghe-thu/${id}/`;
/** Of one listener. */
export const listenerPath = (code: string, token: string): string => `${listenPath(code)}${token}/`;
export const listenPath = (code: string): string => `/dai/nghe/${code}/`;
