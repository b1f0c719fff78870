import Fastify, { LogController, type FastifyBaseLogger } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { App, AppPorts } from './app-types.ts';
import { deadLetterRoutes } from './dead-letter-routes.ts';
import { browserRoutes } from './browser-routes.ts';
import { describeApi } from './describe-api.ts';
import { answerBrokenHttp, errorAnswers } from './error-answers.ts';
import { eventRoutes } from './event-routes.ts';
import { healthRoutes } from './health-routes.ts';
import { metricsRoute } from './metrics-route.ts';
import { refuse } from './problem.ts';
import { runRoutes } from './run-routes.ts';
import { runStreamRoute } from './run-stream.ts';
import { workspaceRoutes } from './workspace-routes.ts';

/** Characters of an id in an address. */
const PARAMETER_LIMIT = 500;

/** The HTTP server over the executor's store (P1); it does not listen yet. */
export async function createApp(ports: AppPorts, logger?: FastifyBaseLogger): Promise<App> {
  const app: App = Fastify({
    ...(logger ? { loggerInstance: logger } : {}),
    logController: new LogController({ disableRequestLogging: true }),
    onProtoPoisoning: 'ignore',
    onConstructorPoisoning: 'ignore',
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: PARAMETER_LIMIT },
    clientErrorHandler: answerBrokenHttp,
    frameworkErrors: (_error, _request, reply) =>
      void refuse(reply, 'bad-request', {
        detail: 'The address cannot be read: see its percent-encoding and its length.',
      }),
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  errorAnswers(app);
  await describeApi(app);
  app.addHook('onResponse', (request, reply, done) => {
    // The route's pattern, never the address: that may hold ids of people.
    const route = request.routeOptions.url ?? 'unknown';
    request.log.info({ method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) });
    done();
  });

  metricsRoute(app, ports.metrics);
  healthRoutes(app, ports);
  if (ports.takesRequests !== false) {
    workspaceRoutes(app, ports);
    eventRoutes(app, ports);
    runRoutes(app, ports);
    deadLetterRoutes(app, ports);
    runStreamRoute(app, ports);
    browserRoutes(app, ports.demo ?? (() => undefined));
  }
  await app.ready();
  return app;
}
