$RECEIPT_FORMAT = 'akashi-receipt 1'
$MAKERS = @('Milestone', 'Siemens', 'Mobotix')

$script:Japanese = (Get-UICulture).Name -like 'ja*'
$script:LogFile = $null
$script:Good = $true
$script:Outcome = $EXIT_OK
$script:ServicesHere = $null

function Say([string]$English, [string]$Japanese, [string]$Level = 'INFO') {
    $text = if ($script:Japanese) { $Japanese } else { $English }
    $line = '{0} {1,-5} {2}' -f (Get-Date).ToString('yyyy-MM-dd HH:mm:ss'), $Level, $text
    if (-not $Silent) {
        if ($Level -eq 'ERROR') { Write-Host $text -ForegroundColor Red }
        elseif ($Level -eq 'WARN') { Write-Host $text -ForegroundColor Yellow }
        else { Write-Host $text }
    }
    if ($script:LogFile -and -not $WhatIfPreference) {
        try { Add-Content -LiteralPath $script:LogFile -Value $line -Encoding UTF8 } catch { Write-Verbose "$_" }
    }
}

function Stop-With([int]$Code, [string]$English, [string]$Japanese) {
    Say $English $Japanese 'ERROR'
    exit $Code
}

# Something that a person has to look at; the run goes on and ends with 1.
function Find-Fault([string]$English, [string]$Japanese) {
    Say $English $Japanese 'WARN'
    $script:Good = $false
}

# A share or a deployment tool's cache is often read-only; then the output goes where this computer keeps its data.
function Open-Output {
    $folder = $OutputFolder
    foreach ($each in $OutputFolder, (Join-Path $env:ProgramData 'Akashi')) {
        if (-not $each) { continue }
        try {
            if ($WhatIfPreference) { $folder = $each; break }
            $null = [System.IO.Directory]::CreateDirectory($each)
            $probe = Join-Path $each ('akashi-{0}.tmp' -f [System.IO.Path]::GetRandomFileName())
            [System.IO.File]::WriteAllText($probe, '')
            [System.IO.File]::Delete($probe)
            $folder = $each
            break
        } catch [System.UnauthorizedAccessException], [System.IO.IOException], [System.ArgumentException], [System.NotSupportedException] { Write-Verbose "$_" }
    }
    $script:Output = $folder
    $script:LogFile = Join-Path $folder $LOG_NAME
    if ($folder -ne $OutputFolder) { Say "Log and receipt go to $folder." "ログと実行結果の保存先: $folder" }
}

