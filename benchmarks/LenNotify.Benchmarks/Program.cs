using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using LenNotify.Benchmarks.Durable;
using LenNotify.Benchmarks.EndToEnd;
using LenNotify.Benchmarks.Journey;
using LenNotify.Benchmarks.Million;
using LenNotify.Benchmarks.Results;
using LenNotify.Benchmarks.Search;

// --dry:     one call of each benchmark, to see that all of them start.
// --results: writes benchmarks/RESULTS.md, each class of benchmarks measured in a process of its own.
// --latency: only the table of latencies at a fixed pace.
// --postgres: only the table of PostgreSQL.
// --search:  only the tables of searches in PostgreSQL, at 1,000,000 items.
// --million:  only the table of inboxes with 1,000,000 items.
// --endtoend: only the table from publishing to the hub.
// --plans:    by which plan each hot statement runs at 1,000,000 rows; fails where one reads a large table from end to end.
// All else goes to BenchmarkDotNet, such as --filter *Decide*.
if (args.Contains("--latency"))
{
    Console.WriteLine(await Latency.MeasureAsync());
    return 0;
}

var dry = args.Contains("--dry");
if (args.Contains("--postgres"))
{
    Console.WriteLine(await PostgresTable.MeasureAsync(dry));
    return 0;
}

if (args.Contains("--search"))
{
    Console.WriteLine(await SearchTable.MeasureAsync(dry));
    return 0;
}

if (args.Contains("--million"))
{
    Console.WriteLine(await MillionTable.MeasureAsync(dry));
    return 0;
}

if (args.Contains("--endtoend"))
{
    Console.WriteLine(await EndToEndTable.MeasureAsync(dry));
    return 0;
}

if (args.Contains("--plans"))
{
    var plans = await PlansTable.MeasureAsync(dry);
    Console.WriteLine(plans.Text);
    return plans.Sound ? 0 : 1;
}

if (args.Contains("--results"))
{
    var measured = OwnProcess.RunAll();
    ResultsFile.Write(measured, new Tables(
        await Latency.MeasureAsync(), await PostgresTable.MeasureAsync(), await MillionTable.MeasureAsync(), await EndToEndTable.MeasureAsync()));
    return 0;
}

var file = args.SkipWhile(a => a != OwnProcess.Option).ElementAtOrDefault(1);
string[] rest = [.. args.Where(a => a is not ("--dry" or OwnProcess.Option) && a != file)];
if (rest.Length == 0)
{
    rest = ["--filter", "*"];
}

var job = (dry ? Job.Dry : Job.Default).WithToolchain(InProcessEmitToolchain.Instance);
var config = DefaultConfig.Instance.AddJob(job).AddDiagnoser(MemoryDiagnoser.Default).WithOptions(ConfigOptions.JoinSummary);
var summaries = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(rest, config).ToList();
if (file is not null)
{
    Measured.Write(file, summaries);
}

if (dry)
{
    Console.WriteLine(await PostgresTable.MeasureAsync(dry));
    Console.WriteLine(await MillionTable.MeasureAsync(dry));
    Console.WriteLine(await EndToEndTable.MeasureAsync(dry));
    Console.WriteLine((await PlansTable.MeasureAsync(dry)).Text);
}

var sound = summaries.Count > 0 && summaries.TrueForAll(s => !s.HasCriticalValidationErrors && s.Reports.All(r => r.Success));
return sound ? 0 : 1;
