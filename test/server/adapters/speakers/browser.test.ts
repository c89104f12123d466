import { describe } from 'vitest';
import { createBrowserSpeaker } from '../../../../server/adapters/speakers/browser.js';
import { testContract } from '../../../contracts/contract.js';
import { speakerContract } from '../../../contracts/speaker.contract.js';

describe('the speaker that leaves speaking to the page', () => {
  testContract(speakerContract({ speaker: async () => createBrowserSpeaker(), silent: true }));
});
