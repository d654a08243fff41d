using System.Diagnostics;
using System.Reflection;

namespace LenNotify.Tests.Shared;

/// <summary>
/// Whose an exception is that is about to be thrown. An adapter may throw an address in an exception of its own, and so may a
/// test; what some assemblies throw, make the framework throw, or let through to a test is theirs.
/// </summary>
internal sealed class ThrownBy(Func<Assembly, bool> isOurs)
{
    [ThreadStatic]
    private static bool _asking;

    /// <summary>What it says when it is theirs and there is a canary in it; null otherwise.</summary>
    internal string? Canary(Exception error)
    {
        // What goes wrong while one is asked is not asked in turn.
        if (_asking)
        {
            return null;
        }

        _asking = true;
        try
        {
            return Words(error) is var words && Shared.Canary.In(words) is not null && IsTheirs(error) ? words : null;
        }
        finally
        {
            _asking = false;
        }
    }

    private bool IsTheirs(Exception error)
    {
        var way = Methods(new StackTrace(error)).ToArray();
        var here = Methods(new StackTrace()).Where(method => !IsWatch(method)).Select(AssemblyOf).FirstOrDefault(assembly => !IsFramework(assembly));
        var isRethrown = way.Length == 0 || IsRethrow(way[0]);
        if (!isRethrown && IsFramework(AssemblyOf(way[0])))
        {
            return here is not null && isOurs(here);
        }

        return (!isRethrown && isOurs(AssemblyOf(way[0])!)) || ((here is null || !isOurs(here)) && way.Any(method => AssemblyOf(method) is { } passed && isOurs(passed)));
    }

    private static string Words(Exception error)
    {
        var own = $"{error.GetType()}: {error.Message} {string.Join(' ', error.Data.Values.Cast<object?>())}";
        return error.InnerException is null ? own : $"{own} {Words(error.InnerException)}";
    }

    private static IEnumerable<MethodBase> Methods(StackTrace trace) => trace.GetFrames().Select(frame => frame.GetMethod()).OfType<MethodBase>();

    private static Assembly? AssemblyOf(MethodBase method) => method.DeclaringType?.Assembly;

    private static bool IsWatch(MethodBase method) =>
        method.DeclaringType is { } type && ((type.DeclaringType ?? type) == typeof(ThrownBy) || (type.DeclaringType ?? type) == typeof(CanaryWatch));

    private static bool IsRethrow(MethodBase method) => method.DeclaringType?.Name is { } type
        && (type.StartsWith("ExceptionDispatchInfo", StringComparison.Ordinal) || type.Contains("Awaiter", StringComparison.Ordinal) || type.StartsWith("Task", StringComparison.Ordinal));

    private static bool IsFramework(Assembly? assembly) => assembly?.GetName().Name is not { } name
        || name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal) || name.StartsWith("Npgsql", StringComparison.Ordinal);
}
