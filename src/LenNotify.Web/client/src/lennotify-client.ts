// The headless client by itself, for people who bring their own look.
export * from './headless/index.js';
