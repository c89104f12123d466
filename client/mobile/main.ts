/** Puts the phone page into its place. Change with it: App.vue. */
import { createApp } from 'vue';
import App from './App.vue';
import './style.css';

createApp(App).mount('#page');
