using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using LenNotify.Benchmarks.Hub;
using LenNotify.Benchmarks.Million;
using LenNotify.Benchmarks.Results;
using LenNotify.Benchmarks.Routing;

// --dry:      one call of each benchmark, to see that all of them start.
// --results:  writes benchmarks/RESULTS.md, each class of benchmarks measured in processes of its own.
// --plans:    by which plan each hot statement runs at 1,000,000 rows; fails where one reads a large table from end to end.
// --audience, --latency, --postgres, --million, --search, --search-file, --endtoend, --hub, --channels, --live: only that table; see Results/Tables.cs.
// All else goes to BenchmarkDotNet, such as --filter *Decide*.
if (args is [CrowdProcess.Option, .. var crowd])
{
    await CrowdProcess.RunAsync(crowd);
    return 0;
}

var dry = args.Contains("--dry");
if (args.Contains(AudienceTable.Option))
{
    await AudienceTable.RunAsync(dry);
    return 0;
}

if (args.Contains("--plans"))
{
    var plans = await PlansTable.MeasureAsync(dry);
    Console.WriteLine(plans.Text);
    return plans.Sound ? 0 : 1;
}

if (Tables.All.FirstOrDefault(table => args.Contains(table.Option)) is { } asked)
{
    Console.WriteLine(await asked.MeasureAsync(dry));
    return 0;
}

if (args.Contains("--results"))
{
    await ResultsFile.WriteAsync(OwnProcess.RunAll());
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
    foreach (var table in Tables.All.Where(table => table.IsShort))
    {
        Console.WriteLine(await table.MeasureAsync(dry));
    }

    Console.WriteLine((await PlansTable.MeasureAsync(dry)).Text);
}

var sound = summaries.Count > 0 && summaries.TrueForAll(s => !s.HasCriticalValidationErrors && s.Reports.All(r => r.Success));
return sound ? 0 : 1;
