// What every answer tells browsers: run and show only what this server sent, and sit in nobody's frame.
import { secureHeaders } from 'hono/secure-headers';

/**
 * Scripts and styles come from files alone, never from the page's text, so that text that slipped
 * through unescaped still could not run. Charts are pictures inside the page ("data:").
 */
export const securityHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: 'DENY',
  referrerPolicy: 'no-referrer',
  crossOriginResourcePolicy: 'same-origin',
  crossOriginOpenerPolicy: 'same-origin',
  // The server speaks plain HTTP; whoever puts TLS before it decides on HSTS.
  strictTransportSecurity: false,
});
