package org.bhauth.bench;

import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Rounds of JMH, each with one fork of every contestant: by itself it would run all forks of the
 * first, then all of the second, and there would be no pairs. The same call from C is timed in each
 * round.
 *
 * <p>Arguments: how many rounds; milliseconds of an iteration; the program that times the call from
 * C. Prints JSON lines for bench/report/report.py.
 */
public final class Rounds {
    private static final Map<String, String> TABLES =
            Map.of("JavaHmac", "java-hmac", "JavaToken", "java-token", "KotlinHmac", "kotlin-hmac");
    private static final Map<String, String> NAMES = Map.of("javaSecurity", "java-security");

    private Rounds() {}

    /** Runs the rounds. */
    public static void main(String[] arguments) throws RunnerException, IOException {
        int rounds = Integer.parseInt(arguments[0]);
        TimeValue iteration = TimeValue.milliseconds(Integer.parseInt(arguments[1]));
        Options options =
                new OptionsBuilder()
                        .include("org\\.bhauth\\.bench\\..*")
                        .mode(Mode.AverageTime)
                        .timeUnit(TimeUnit.NANOSECONDS)
                        .forks(1)
                        .warmupIterations(4)
                        .warmupTime(iteration)
                        .measurementIterations(5)
                        .measurementTime(iteration)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build();
        Map<String, double[]> samples = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (RunResult result : new Runner(options).run()) {
                String[] path = result.getParams().getBenchmark().split("\\.");
                String by = path[path.length - 1];
                put(samples, TABLES.get(path[path.length - 2]), NAMES.getOrDefault(by, by), rounds)[
                                round] =
                        result.getPrimaryResult().getStatistics().getPercentile(50);
            }
            double fromC = fromC(arguments[2]);
            put(samples, "java-hmac", "c", rounds)[round] = fromC;
            put(samples, "kotlin-hmac", "c", rounds)[round] = fromC;
        }
        samples.forEach((key, ns) -> System.out.printf("{%s, \"ns\": [%s]}%n", key, join(ns)));
    }

    private static double[] put(
            Map<String, double[]> samples, String table, String by, int rounds) {
        return samples.computeIfAbsent(
                String.format("\"table\": \"%s\", \"by\": \"%s\"", table, by),
                key -> new double[rounds]);
    }

    private static String join(double[] ns) {
        return DoubleStream.of(ns).mapToObj(Double::toString).collect(Collectors.joining(", "));
    }

    private static double fromC(String program) throws IOException {
        Process call =
                new ProcessBuilder(program, "--call", "bh_toobit_sign")
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        return Double.parseDouble(new String(call.getInputStream().readAllBytes()).trim());
    }
}
