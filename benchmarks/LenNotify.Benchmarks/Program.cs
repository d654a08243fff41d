using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using LenNotify.Benchmarks.Durable;
using LenNotify.Benchmarks.Hub;
using LenNotify.Benchmarks.Journey;
using LenNotify.Benchmarks.Results;

// --dry:     one call of each benchmark, to see that all of them start.
// --results: writes benchmarks/RESULTS.md, each class of benchmarks measured in a process of its own.
// --latency: only the table of latencies at a fixed pace.
// --postgres: only the table of PostgreSQL.
// --hub:      only the tables of 2,000 clients at the hub.
// --live:     only the tables from publishing to a client, on PostgreSQL.
// All else goes to BenchmarkDotNet, such as --filter *Decide*.
if (args is [CrowdProcess.Option, .. var crowd])
{
    await CrowdProcess.RunAsync(crowd);
    return 0;
}

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

if (args.Contains("--hub"))
{
    Console.WriteLine(await HubTable.MeasureAsync(dry));
    return 0;
}

if (args.Contains("--live"))
{
    Console.WriteLine(await LiveTable.MeasureAsync(dry));
    return 0;
}

if (args.Contains("--results"))
{
    ResultsFile.Write(OwnProcess.RunAll(), await Latency.MeasureAsync(), await PostgresTable.MeasureAsync());
    ResultsFile.Add("2,000 clients at the hub, beside SignalR's own group sends", await HubTable.MeasureAsync());
    ResultsFile.Add("From publishing to a client, on PostgreSQL, 2,000 connected", await LiveTable.MeasureAsync());
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
    Console.WriteLine(await HubTable.MeasureAsync(dry));
    Console.WriteLine(await LiveTable.MeasureAsync(dry));
}

var sound = summaries.Count > 0 && summaries.TrueForAll(s => !s.HasCriticalValidationErrors && s.Reports.All(r => r.Success));
return sound ? 0 : 1;
