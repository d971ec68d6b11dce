package dev.sluice.pipelines.options;

import dev.sluice.kafka.KeyedShape;
import dev.sluice.redis.RedisServer;
import dev.sluice.redis.RedisTerms;

/**
 * Records become values in Redis.
 *
 * @param shape how they do
 */
public record RedisSink(RedisServer server, RedisTerms terms, KeyedShape shape) {}
