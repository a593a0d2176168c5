
# ---- The Server Configurator ----

function Find-Configurator {
    if ($ConfiguratorPath) {
        if (Test-Path -LiteralPath $ConfiguratorPath) { return $ConfiguratorPath }
    } else {
        foreach ($maker in $MAKERS) {
            $file = Join-Path $env:ProgramFiles "$maker\Server Configurator\ServerConfigurator.exe"
            if (Test-Path -LiteralPath $file) { return $file }
        }
    }
    Stop-With $EXIT_NOT_READY 'ServerConfigurator.exe was not found. Name it with -ConfiguratorPath.' 'ServerConfigurator.exe が見つかりません。-ConfiguratorPath で指定してください。'
}

function Get-ExitSentence([int]$Code) {
    switch ($Code) {
        0 { return @('done', '完了') }
        -1 { return @('unknown error', '不明なエラー') }
        -2 { return @('the arguments were not understood; this Server Configurator may be older than 2020 R3', '引数が認識されませんでした。Server Configuratorが2020 R3より古い可能性があります') }
        -3 { return @('an argument has a value that is not accepted', '引数の値が受け入れられませんでした') }
        -4 { return @('another Server Configurator is open, or the CA is not trusted on this computer', '別のServer Configuratorが開いているか、このコンピューターで認証局が信頼されていません') }
        50 { return @('refused for a reason that is not documented; look whether another change is unfinished', '文書化されていない理由で拒否されました。別の変更が途中でないか確認してください') }
        100 { return @('applied here, but registering on the management server failed: run it again as a user who is an administrator of the VMS', 'このコンピューターには適用されましたが、マネジメントサーバーへの登録に失敗しました。VMSの管理者であるユーザーで再実行してください') }
        10000 { return @('a service would not stop; stop it by hand, then run it again', 'サービスを停止できませんでした。手動で停止してから再実行してください') }
        20000 { return @('a service would not start again; start it by hand and look into its log', 'サービスを再起動できませんでした。手動で起動し、ログを確認してください') }
        300000 { return @('the management server does not accept its own certificate; compare its names with the registered address', 'マネジメントサーバーが自身の証明書を受け入れません。名前と登録アドレスを照合してください') }
        default { return @('an exit code that is not known', '不明な終了コード') }
    }
}

# The exit code, or nothing where it did not end in time. The process is left alone then: it may be in mid-change.
function Invoke-Configurator([string]$Exe, [string]$Arguments) {
    $process = Start-Process -FilePath $Exe -ArgumentList $Arguments -PassThru -WindowStyle Hidden
    # Windows PowerShell loses the exit code of a process whose handle nobody asked for.
    $null = $process.Handle
    if (-not $process.WaitForExit($TimeoutMinutes * 60000)) { return $null }
    return $process.ExitCode
}

# The groups that this computer offers; no output at all where the tool does not tell: $null would count as one group.
function Get-OfferedGroups([string]$Exe) {
    $file = Join-Path $script:Output ('akashi-groups_{0}.tmp' -f [System.IO.Path]::GetRandomFileName())
    try {
        $process = Start-Process -FilePath $Exe -ArgumentList '/listcertificategroups' -PassThru -WindowStyle Hidden -RedirectStandardOutput $file
        if (-not $process.WaitForExit(60000)) { $process.Kill(); return }
        $text = Get-Content -LiteralPath $file -Raw -ErrorAction SilentlyContinue
        return [regex]::Matches("$text", '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}') | ForEach-Object { $_.Value.ToLowerInvariant() }
    } catch { return } finally { Remove-Item -LiteralPath $file -ErrorAction SilentlyContinue }
}

# Event server first: it changes only while the management server is still plain.
function Get-SlotOrder([string]$Slot) { return @('EVENT', 'SERVER', 'STREAMING', 'MOBILE').IndexOf($Slot) }

# As a service account the registration fails; the vendor's tool then ends with 100 and leaves a half-done change.
function Confirm-Session {
    $user = [Security.Principal.WindowsIdentity]::GetCurrent()
    if (@('S-1-5-18', 'S-1-5-19', 'S-1-5-20') -contains $user.User.Value) {
        Stop-With $EXIT_NOT_REGISTERED "This runs as $($user.Name). Applying needs the session of a user who is an administrator of the VMS; nothing was changed." "$($user.Name) として実行されています。適用には、VMSの管理者であるユーザーのセッションが必要です。何も変更していません。"
    }
}

# Everything that can be known before the first change. All of it is said at once.
function Test-Ready($Bundle, $Uses, [string]$Exe) {
    $problems = @()
    if (-not (Find-InStore 'Root' $Bundle.root.thumbprint)) {
        $problems += , @('The CA certificate is not trusted here yet. Run -Import first.', 'CA証明書がまだ信頼されていません。先に -Import を実行してください。')
    }
    if (Get-Process -Name 'ServerConfigurator' -ErrorAction SilentlyContinue) {
        $problems += , @('The Server Configurator is open. Close it.', 'Server Configuratorが開いています。閉じてください。')
    }
    $offered = @(Get-OfferedGroups $Exe | Where-Object { $_ })
    if ($offered.Count -eq 0) {
        Say 'The Server Configurator does not tell which groups it offers; that is not looked at.' 'Server Configuratorからグループの一覧を取得できないため、この確認を省きます。'
    }
    foreach ($each in $Uses) {
        $problems += @(Test-SlotReady $each)
        if ($offered.Count -gt 0 -and $offered -notcontains $each.Use.group) {
            $problems += , @("$($each.Use.slot): the Server Configurator does not offer this group here.", "$($each.Use.slot): このコンピューターのServer Configuratorには、このグループがありません。")
        }
    }
    foreach ($problem in $problems) { Say $problem[0] $problem[1] 'ERROR' }
    return $problems.Count -eq 0
}

function Test-SlotReady($Each) {
    $slot = $Each.Use.slot
    $certificate = Find-Own $Each.Own.thumbprint
    if (-not $certificate) {
        return , @("${slot}: the certificate is not installed yet. Run -Import first.", "${slot}: 証明書がまだインストールされていません。先に -Import を実行してください。")
    }
    if ((Get-Date) -gt $certificate.NotAfter -or (Get-Date) -lt $certificate.NotBefore) {
        return , @("${slot}: the certificate is not valid today.", "${slot}: 証明書が有効期間外です。")
    }
    if (-not (Test-Chain $certificate)) {
        return , @("${slot}: this computer does not trust the certificate.", "${slot}: このコンピューターは証明書を信頼していません。")
    }
    if ((Test-KeyReadable $certificate $Each.Use) -eq $false) {
        return , @("${slot}: a service account cannot read the private key. Run -Import again.", "${slot}: サービスアカウントが秘密キーを読み取れません。-Import を再実行してください。")
    }
}

# One slot to one state. The code of the Server Configurator, or nothing where it did not end.
function Set-Slot([string]$Exe, $Use, [bool]$On, [string]$Thumbprint) {
    $arguments = if ($On) { "/quiet /enableencryption /certificategroup=$($Use.group) /thumbprint=$Thumbprint" } else { "/quiet /disableencryption /certificategroup=$($Use.group)" }
    if (-not (May $Use.slot "$Exe $arguments")) { return 0 }
    Say "$($Use.slot): the service restarts now" "$($Use.slot): サービスを再起動します"
    $code = Invoke-Configurator $Exe $arguments
    if ($null -eq $code) {
        Say "$($Use.slot): no end after $TimeoutMinutes minutes. It may still be working; look at it before anything else." "$($Use.slot): $TimeoutMinutes 分たっても終了しません。まだ処理中の可能性があります。先に状況を確認してください。" 'ERROR'
        $script:Outcome = $EXIT_TIMEOUT
        return
    }
    $words = Get-ExitSentence $code
    $level = if ($code -eq 0) { 'INFO' } else { 'ERROR' }
    Say "$($Use.slot): exit code $code, $($words[0])" "$($Use.slot): 終了コード $code、$($words[1])" $level
    if ($code -ne 0) { $script:Outcome = $code }
    return $code
}

# Applied here by an earlier run, which the management server did not take in: it has to be applied again.
function Test-Unregistered([string]$Slot) {
    return @(Read-Journal | Where-Object { $_.what -eq 'UNREGISTERED' -and $_.slot -eq $Slot }).Count -gt 0
}

function Invoke-Apply($Bundle) {
    Confirm-Session
    $exe = Find-Configurator
    $uses = @(Get-Uses $Bundle | Sort-Object { Get-SlotOrder $_.Use.slot })
    if (-not (Test-Ready $Bundle $uses $exe)) {
        $script:Outcome = $EXIT_NOT_READY
        Say 'Nothing was changed.' '何も変更していません。' 'ERROR'
        return
    }
    foreach ($each in $uses) {
        $before = Get-SlotState $each.Use
        $same = $before.on -and $before.thumbprint -eq $each.Own.thumbprint
        if ($same -and -not (Test-Unregistered $each.Use.slot)) {
            Say "$($each.Use.slot): already on with this certificate" "$($each.Use.slot): この証明書で既に有効です"
            continue
        }
        # Nothing where it could not be told: a cast would call that off, and -Undo would turn encryption off.
        if (-not $same) { Add-Journal @{ what = 'SLOT_SET'; slot = $each.Use.slot; on = $before.on; thumbprint = $before.thumbprint } }
        if ($null -eq $before.on -or ($before.on -and -not $before.thumbprint)) {
            Say "$($each.Use.slot): what it was before cannot be told. -Undo will leave this slot alone." "$($each.Use.slot): 変更前の状態を判別できません。-Undo でもこのスロットは元に戻しません。" 'WARN'
        }
        $code = Set-Slot $exe $each.Use $true $each.Own.thumbprint
        if ($code -eq $EXIT_NOT_REGISTERED) { Add-Journal @{ what = 'UNREGISTERED'; slot = $each.Use.slot } }
        elseif ($code -eq 0) { Remove-Journal { $_.what -eq 'UNREGISTERED' -and $_.slot -eq $each.Use.slot } }
        # The rest would fail the same way, or leave more halves behind.
        if ($code -ne 0) { return }
    }
}
