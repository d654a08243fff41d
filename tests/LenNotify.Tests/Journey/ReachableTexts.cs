using System.Reflection;

namespace LenNotify.Tests;

/// <summary>Every text that an object holds, itself or through what it refers to.</summary>
internal static class ReachableTexts
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    public static IReadOnlyCollection<string> From(object root)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object>([root]);
        while (open.TryPop(out var next))
        {
            if (next is string text)
            {
                texts.Add(text);
            }
            else if (next.GetType() is var type && !IsPlain(type) && (type.IsValueType || seen.Add(next)))
            {
                Follow(next, type, open);
            }
        }

        return texts;
    }

    private static void Follow(object from, Type type, Stack<object> open)
    {
        if (from is Array all)
        {
            foreach (var one in all)
            {
                Push(one, open);
            }

            return;
        }

        for (var part = type; part is not null && part != typeof(object); part = part.BaseType)
        {
            foreach (var field in part.GetFields(Own))
            {
                Push(field.GetValue(from), open);
            }
        }
    }

    private static void Push(object? one, Stack<object> open)
    {
        if (one is not null)
        {
            open.Push(one);
        }
    }

    // What holds no text of ours, or is the machine itself.
    private static bool IsPlain(Type type) =>
        type.IsPrimitive || type.IsEnum || type.IsPointer || type == typeof(Guid) || type == typeof(DateTimeOffset) || type == typeof(TimeSpan)
        || typeof(Delegate).IsAssignableFrom(type) || typeof(MemberInfo).IsAssignableFrom(type)
        || type.Namespace is "System.Threading" or "System.Threading.Tasks" or "System.Reflection" or "System.Globalization"
        || (type.IsArray && type.GetElementType() is { IsPrimitive: true });
}
