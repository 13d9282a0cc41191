using KtpBot.Core.Pauses;
using KtpBot.Core.Population;
using Quartz;

namespace KtpBot.Bot.Jobs;

/// <summary>Registers the recurring work.</summary>
public static class JobServices
{
    /// <summary>
    /// Adds Quartz with its recurring jobs. Quartz keeps nothing itself: what is to be done and when stands in rows, which survive a
    /// restart, are seen by every node and are visible to staff; the scheduler only looks at them in time.
    /// </summary>
    /// <exception cref="InvalidOperationException">The configuration is wrong; the message says what to set.</exception>
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection(JobOptions.Section).Get<JobOptions>() ?? new JobOptions();
        if (options.Problem() is { } problem) throw new InvalidOperationException(problem);
        services.AddLogging(logging => logging.AddFilter("Quartz", LogLevel.Warning));
        services.AddSingleton<DueTimers>().AddSingleton<SeatOffers>().AddSingleton<Wakes>().AddSingleton<OrphanSweep>().AddSingleton<PrivateSweep>().AddSingleton<PopulationSweep>().AddSingleton<ErasedBytes>().AddSingleton<Retention>().AddSingleton<HolidayWatch>().AddPauses();
        services.AddQuartz(quartz =>
        {
            quartz.ScheduleJob<DueTimersJob>(trigger => trigger.StartNow()
                .WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromSeconds(options.TickSeconds)).RepeatForever()));
            quartz.ScheduleJob<SeatOffersJob>(trigger => trigger.StartNow()
                .WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromSeconds(options.TickSeconds)).RepeatForever()));
            quartz.ScheduleJob<PausesJob>(trigger => trigger.StartNow()
                .WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromSeconds(options.TickSeconds)).RepeatForever()));
            quartz.ScheduleJob<WakesJob>(trigger => trigger.StartNow()
                .WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromSeconds(options.TickSeconds)).RepeatForever()));
            quartz.ScheduleJob<SweepJob>(trigger => trigger.StartNow()
                .WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromMinutes(options.SweepMinutes)).RepeatForever()));
            quartz.ScheduleJob<RetentionJob>(trigger => trigger.StartNow()
                .WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromHours(1)).RepeatForever()));
            quartz.ScheduleJob<ChannelLogSweepJob>(trigger => trigger.StartNow()
                .WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromHours(1)).RepeatForever()));
        });
        return services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
    }
}
