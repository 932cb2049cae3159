using System.Text.RegularExpressions;

namespace IndicatorSync.Core.Drafting;

/// <content>What is between the tables: headings, goals, notes, limits in the running text.</content>
public sealed partial class PlanDrafter
{
    private void Read(PlanLine line)
    {
        if (afterTable && Note(line))
        {
            return;
        }

        if (PlanHeadings.Is(line) || (PlanWords.Numbered().IsMatch(line.Text) && (line.AfterBlank || PlanHeadings.GoalSection(line.Text) is not null) && line.Bullet == 0 && line.Text.Length < LongestArea && line.Text[^1] != '.'))
        {
            ReadHeading(PlanHeadings.Text(line.Text));
        }
        else if (line.Bullet == 0 && PlanWords.GoalsOfYears().IsMatch(line.Text))
        {
            EndList();
            goals.Leave();
            (numbered, awaitsName, afterTable) = (null, null, false);
        }
        else if (PlanWords.NumberedGoal().Match(line.Text) is { Success: true } counted && line.Bullet == 0)
        {
            var words = counted.Groups["name"].Value.Trim();
            EndList();
            (numbered, afterTable) = ((counted.Groups["level"].Value, counted.Groups["number"].Value), false);
            if (words.Length > 0)
            {
                Numbered(words);
            }
        }
        else if (PlanWords.NamedLevel().Match(line.Text) is { Success: true } level && line.Bullet == 0)
        {
            EndList();
            awaitsName = goals.Enter(level.Groups["level"].Value.Trim(), level.Groups["name"].Value.Trim());
            (heading, afterTable, numbered) = (level.Groups["level"].Value.Contains("mål", StringComparison.OrdinalIgnoreCase) && !level.Groups["level"].Value.Contains("område", StringComparison.OrdinalIgnoreCase) ? heading : awaitsName.Name, false, null);
        }
        else if (line.Bullet == 0 && PlanHeadings.GoalSection(line.Text) is { } section)
        {
            BeginGoals(section, line.Text);
        }
        else
        {
            ReadText(line);
        }
    }

    private void ReadHeading(string text)
    {
        EndList();
        goals.Leave();
        (heading, afterTable, awaitsName, numbered, lastLine) = (text, false, null, null, null);
        if (PlanHeadings.GoalSection(text) is { } section)
        {
            BeginGoals(section, text);
        }
    }

    private void BeginGoals(string section, string text)
    {
        EndList();
        (afterTable, numbered, awaitsName) = (false, null, null);
        var title = PlanHeadings.Text(text);
        (string Name, string Level)? parent = Within().Match(text) is { Success: true } within
            ? (within.Groups["name"].Value, "målområde")
            : heading is null || string.Equals(heading, title, StringComparison.Ordinal) || PlanHeadings.GoalSection(heading) is not null ? null
            : section is "mål" or "effekt" or "synlig förbättring" ? (heading, "verksamhetsområde")
            : null;
        list = new GoalList(goals, section, parent) { Title = title, Part = heading };
    }

    private void EndList()
    {
        remarks.AddRange(list?.Remarks ?? []);
        list = null;
    }

    private void ReadText(PlanLine line)
    {
        if (numbered is not null && !line.Text.StartsWith("Förklaring", StringComparison.OrdinalIgnoreCase))
        {
            Numbered(line.Text);
            return;
        }

        if (awaitsName is not null && line.Text.StartsWith("Förklaring", StringComparison.OrdinalIgnoreCase) && line.Text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
        {
            (awaitsName.Explanation, awaitsName) = (line.Text[(colon + 1)..].Trim(), null);
            return;
        }

        if (line.Bullet > 0 && list is { IsOpen: true } open)
        {
            open.Take(line);
            return;
        }

        if (BandsInText().Match(line.Text) is { Success: true } bands && (InFront(bands, line.Text) ?? lastLine) is { } owner)
        {
            AddInText(owner, bands);
            return;
        }

        if (line.Bullet == 0)
        {
            list?.Pass(line.Text);
        }
        else if (list is { } closed)
        {
            closed.Lose(line);
        }
        else
        {
            otherBullets.Add(new OtherBullet(heading, line.Text));
        }

        (afterTable, lastLine, lastIsBullet) = (false, line.Text, line.Bullet > 0);
    }

    private void Numbered(string words)
    {
        var (level, number) = numbered!.Value;
        awaitsName = goals.Enter(level, words, $"{level} {number}");
        numbered = null;
    }

    /// <summary>A note directly below a table: when values come, or what its indicators count.</summary>
    private bool Note(PlanLine line)
    {
        var publishes = PlanWords.Publishes().Match(line.Text);
        var isNote = line.Text[0] == '*';
        if ((!isNote && (!publishes.Success || line.Text.Length > LongestArea)) || PlanHeadings.Is(line))
        {
            return false;
        }

        var words = line.Text.TrimStart('*', ' ');
        var isOnlyDate = publishes.Success && words.Length <= publishes.Index + publishes.Length + 3 && publishes.Index <= 3;
        var about = AboutSome(words);
        var told = Enumerable.Range(tableStart, indicators.Count - tableStart).Where(i => about is null || indicators[i].Name.Contains(about, StringComparison.OrdinalIgnoreCase)).ToList();
        var when = publishes.Success ? SharedWeeks.Of(publishes.Groups["when"].Value, told.Count) : null;
        foreach (var (nth, i) in told.Index().Where(one => indicators[one.Item].Publishes is null || isNote))
        {
            var isNew = indicators[i].Publishes is null && when is not null;
            indicators[i] = indicators[i] with
            {
                Footnote = indicators[i].Footnote ?? (isNote && !isOnlyDate && words.Length > 3 ? words : null),
                Publishes = isNew ? when!.For(nth) : indicators[i].Publishes,
                Doubts = isNew && when!.Doubt is { } doubt ? [.. indicators[i].Doubts, doubt] : indicators[i].Doubts,
            };
        }

        return true;
    }

    /// <summary>The first word of a note, where it is in the names of some of the table's indicators and not of others: the note is about those.</summary>
    private string? AboutSome(string words)
    {
        var first = words.Split(' ', 2)[0].TrimEnd(',', ':', '.');
        var named = indicators.Skip(tableStart).Count(indicator => first.Length > 5 && indicator.Name.Contains(first, StringComparison.OrdinalIgnoreCase));
        return named > 0 && named < indicators.Count - tableStart ? first : null;
    }

    /// <summary><c>Mål = Grön nivå 82. Gul nivå 76</c> below or behind the indicator's name.</summary>
    private void AddInText(string owner, Match bands)
    {
        var (green, yellow) = (bands.Groups["greens"].Value.Trim(), bands.Groups["yellows"].Value.Trim());
        indicators.Add(new DraftedIndicator
        {
            Name = owner.Trim().TrimEnd('.', ':', ' '),
            Green = green,
            Yellow = yellow,
            Area = Area(null),
            Direction = Directions.Of(green, yellow),
        });
    }

    private static string? InFront(Match bands, string text) =>
        text[..bands.Index] is var front && front.IndexOfAny(['.', ':']) is > 3 and var end && !front.StartsWith("Max", StringComparison.OrdinalIgnoreCase) ? front[..end] : null;

    [GeneratedRegex(
        $@"\b(?<greens>grön nivå\s+(?:{PlanWords.Number})\s?%?|(?:(?<=grönt?\s*[:=]?\s*)(?:{PlanWords.Directed}|(?:{PlanWords.Number})\s?%?)))(?:[.,;]|\s)+(?:(?<yellows>gul nivå\s+(?:{PlanWords.Number})\s?%?)|gult?\s*[:=]?\s*(?<yellows>{PlanWords.YellowForm}))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BandsInText();

    [GeneratedRegex(@"^mål (?:inom|för) (?:målområdet? )(?<name>.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Within();
}
