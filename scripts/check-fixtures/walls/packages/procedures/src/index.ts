import { fastify } from 'fastify';

export const counted = fastify();
