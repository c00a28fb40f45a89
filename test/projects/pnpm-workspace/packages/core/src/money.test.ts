import './money.ts';
