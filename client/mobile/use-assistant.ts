/**
 * The page's brain: the button, the microphone, the socket, the voice, as one reactive state.
 * Promise: one thing at a time: asking stops the voice, a new question stops the old one.
 * Change with it: ../shared/*, App.vue.
 */
import { computed, onUnmounted, type Ref, ref, shallowRef } from 'vue';
import { MicrophoneProblem, type MicrophoneTrouble, microphoneTrouble, openMicrophone } from '../shared/microphone.js';
import { loudness, toPcm16 } from '../shared/pcm.js';
import { createPlayer } from '../shared/player.js';
import { createFallbackVoice } from '../shared/speech-fallback.js';
import { createTalk, type TalkState } from '../shared/talk.js';
import { connectToServer, createTurnClient } from '../shared/turn-client.js';
import { nextTurnState, noTurn, type TurnAction } from '../shared/turn-state.js';
import { useServerState } from './use-server-state.js';
import { microphoneWords, offline, type Phase } from './words.js';

const slowRate = 0.8;

export function useAssistant(dialect: Ref<string>) {
  const turn = shallowRef(noTurn);
  const talking = ref<TalkState>('idle');
  const level = ref(0);
  const sentence = ref<number>();
  const microphone = ref<MicrophoneTrouble | undefined>(microphoneTrouble());
  const voiceless = ref(false);
  const server = useServerState();

  const onSentence = (index: number | undefined) => {
    sentence.value = index;
  };
  const player = createPlayer(onSentence);
  const fallback = createFallbackVoice(onSentence);
  const silence = () => {
    player.stop();
    fallback.stop();
    sentence.value = undefined;
  };

  const dispatch = (action: TurnAction) => {
    turn.value = nextTurnState(turn.value, action);
    if (['speech-ended', 'turn-error', 'trouble', 'stopped'].includes(action.type)) talk.stop();
    if (action.type === 'answer') player.start();
    if (action.type === 'stopped') player.end();
    if (action.type === 'turn-end') {
      player.end();
      if (turn.value.pieces === 0 && turn.value.reply) speakHere(1);
    }
  };
  const socket = connectToServer();
  const client = createTurnClient(socket, {
    dispatch,
    offline,
    onSpeech: player.push,
    onOnline: server.setOnline,
  });
  const options = () => ({ dialect: dialect.value, speed: 1 });

  const talk = createTalk({
    openMicrophone,
    onOpen: (mode) => client.open(mode, options()),
    onFrame: (samples) => {
      level.value = loudness(samples);
      client.frame(toPcm16(samples));
    },
    onClose: () => {
      client.close();
      dispatch({ type: 'asked' });
    },
    onState: (state) => {
      talking.value = state;
      level.value = 0;
      if (state === 'holding' || state === 'tapped') navigator.vibrate?.(30);
    },
    onProblem: (thrown) => {
      const trouble = thrown instanceof MicrophoneProblem ? thrown.trouble : 'unsupported';
      microphone.value = trouble;
      dispatch({ type: 'trouble', trouble: { code: trouble, message: microphoneWords[trouble] } });
    },
  });

  /** Before anything that asks: the voice and the old turn are over. */
  const interrupt = () => {
    player.unlock();
    silence();
    client.cancel();
    voiceless.value = false;
  };
  const press = (how: 'down' | 'toggle') => {
    if (talking.value === 'idle') {
      interrupt();
      microphone.value = microphoneTrouble();
      dispatch({ type: 'talking' });
    }
    talk[how]();
  };
  const ask = (text: string, service?: string) => {
    talk.stop();
    interrupt();
    dispatch({ type: 'asked', text });
    client.ask(text, { ...options(), ...(service && { service }) });
  };
  function speakHere(speed: number): void {
    const reply = turn.value.reply;
    if (!reply) return;
    const said = fallback.speak(reply.spoken, { dialect: reply.dialect ?? '', speed });
    voiceless.value = !said;
  }
  const again = (rate: number) => {
    silence();
    player.unlock();
    if (!player.replay(rate)) speakHere(rate);
  };

  const phase = computed<Phase>(() => {
    if (talking.value !== 'idle') return talking.value;
    if (sentence.value !== undefined) return 'speaking';
    if (turn.value.working) return turn.value.reply ? 'answering' : 'thinking';
    return 'idle';
  });

  onUnmounted(() => {
    talk.stop();
    silence();
    socket.disconnect();
  });

  return {
    turn,
    phase,
    level,
    sentence,
    microphone,
    voiceless,
    ...server,
    press: () => press('down'),
    release: talk.up,
    toggle: () => press('toggle'),
    ask,
    again: () => again(1),
    slower: () => again(slowRate),
    hush: silence,
    cancel: () => {
      talk.stop();
      interrupt();
      dispatch({ type: 'stopped' });
    },
  };
}
